"""The register: every duty given to every agency, and where it stands."""
