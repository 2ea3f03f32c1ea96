"""Pictures with the statistics of landscapes: coarse shapes strong, fine ones weak."""

import io
import random

from PIL import Image, ImageChops, ImageEnhance


def landscape(seed, size=(960, 720)):
    """A cloudy picture of its own for each seed."""
    dice, layers = random.Random(seed), None
    for cells in (3, 6, 12, 24, 48):
        layer = Image.new("L", (cells, cells))
        layer.putdata([dice.randrange(256) for _ in range(cells * cells)])
        layer = layer.resize(size, Image.Resampling.BICUBIC)
        layers = layer if layers is None else ImageChops.blend(layers, layer, 0.33)
    return layers.convert("RGB")


def resaved(picture, *, width, quality, brightness=1.0):
    """As a messaging app sends it on: smaller, JPEG, perhaps brighter."""
    height = width * picture.height // picture.width
    small = ImageEnhance.Brightness(picture.resize((width, height))).enhance(brightness)
    stream = io.BytesIO()
    small.save(stream, "JPEG", quality=quality)
    stream.seek(0)
    return Image.open(stream)
