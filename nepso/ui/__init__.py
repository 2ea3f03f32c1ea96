"""The look of Nếp Số: base templates, components, tokens, icons, error pages, the living page."""
