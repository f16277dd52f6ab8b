"""What moto, at the release of `requirements.txt`, lacks or does otherwise than AWS, one gap a file."""
