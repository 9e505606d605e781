"""The WeChat official account: a text is exported, sent by an editor, and its link pasted back."""
