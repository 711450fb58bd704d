set -v
help
help ls; help find; help sh; help none; echo "$?"
