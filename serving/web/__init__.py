"""The pages people open: the start page, the console of radiologists and IT. Server-rendered; JavaScript only adds."""
