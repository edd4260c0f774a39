"""The shell: base templates, components, navigation, panel slots, number formats, static assets."""
