"""How style sheets, scripts and pictures are stored: hashed, compressed, imports between modules followed."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Hashed(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage that also rewrites `import` lines of JavaScript modules."""

    #: A file that was not collected is asked for by its plain name: the page, and the error page, still come.
    manifest_strict = False
    support_js_module_import_aggregation = True
