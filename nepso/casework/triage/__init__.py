"""What a submission may be, suggested with its reasons; a person decides."""
