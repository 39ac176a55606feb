"""``./build.sh dev``: serves a page that is rebuilt after every change of a source."""
