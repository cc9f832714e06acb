"""The kit's widgets: thin views over plain data, one Python, JavaScript and CSS file each."""
