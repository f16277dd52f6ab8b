"""What moto 5.2.1 lacks or does otherwise than AWS, one gap a file."""
