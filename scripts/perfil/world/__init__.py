"""The demo world: people whose truth is known, and the raw tables their lives leave behind."""
