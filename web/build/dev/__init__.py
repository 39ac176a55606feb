"""``./build.sh dev``: a page that follows every change of a source."""
