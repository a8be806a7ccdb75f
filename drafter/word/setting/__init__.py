"""The page predictor: where lines and pages of a draft end, no LibreOffice needed."""
