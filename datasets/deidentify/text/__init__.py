"""Free text of the record, Vietnamese and English, without those it tells of: `scrub.scrub` is the way in."""
