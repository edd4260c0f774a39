"""What words mean in three languages: stems, terms of the trade, typing errors, and which word is the thing itself."""
