"""What the room says: sentences, texts written from numbers, charts, documents."""
