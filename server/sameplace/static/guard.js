// guard placeholder
SERVICE
