"""The PACS's door: listen, decide when a study is whole, route it, analyse it, and bring the results back."""
