"""How style sheets, scripts and pictures are stored: hashed, compressed, imports between modules followed."""

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]


class Hashed(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """WhiteNoise's storage that also rewrites `import` lines of JavaScript modules."""

    manifest_strict = False
    support_js_module_import_aggregation = True

    def stored_name(self, name: str) -> str:
        """Return a file's hashed name, or its own when it was not collected: error pages must still come."""
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name
