"""Snapshots as few bytes: zlib with a dictionary of what every snapshot holds.

Deflate finds repetitions within the last 32 KB; a dictionary lets the first snapshot byte profit from
them. The first byte of a packed body names the dictionary, so that a better one can be added later
without touching what is stored.
"""

from __future__ import annotations

import zlib

# Common parts last: deflate encodes near distances shorter.
_DICTIONARY_1 = (
    b"https://www.shop.example/products/categories/collections/journal/articles/blog/news/item/cart"
    b"?variant=&colour=&color=&size=&page=&sort=#main#content .jpg.png.webp.svg/images/pictures/media/cdn/"
    b" and the of to in is for with that on as it at by from this are be or an was not have you your can "
    b" der die und das ist mit auf f\xc3\xbcr ein nicht les des est une pour dans que "
    b'"lang":"en-GB""lang":"de"'
    b'{"page":{"url":"https://","title":"","lang":"en"},"version":1,"position":{"selectors":['
    b'{"type":"CssSelector","value":"body > main > article > section > div > p:nth-of-type(1)"},'
    b'{"type":"TextPositionSelector","start":1,"end":12},'
    b'{"type":"TextQuoteSelector","exact":"","prefix":"","suffix":""}],"progression":0.5,"offset":0.0},'
    b'"cart":{"lines":[{"id":"","title":"","quantity":1,"sku":"","unit_price":1900,"currency":"EUR",'
    b'"options":{"Colour":"","Size":""},"url":"https://","image":"https://"},'
    b'{"id":"","title":"","quantity":1,"sku":"","unit_price":2400,"currency":"USD","options":{},'
    b'"url":"https://","image":"https://"}]},'
    b'"device":{"kind":"desktop"},"saved_at":"2026-01-01T00:00:00Z"}"device":{"kind":"phone"}'
)
_DICTIONARIES = {1: _DICTIONARY_1}
_CURRENT = 1


def pack(body: bytes) -> bytes:
    """The body, compressed."""
    compressor = zlib.compressobj(level=6, wbits=-zlib.MAX_WBITS, zdict=_DICTIONARIES[_CURRENT])
    return bytes([_CURRENT]) + compressor.compress(body) + compressor.flush()


def unpack(packed: bytes) -> bytes:
    """The reverse of :func:`pack`."""
    decompressor = zlib.decompressobj(wbits=-zlib.MAX_WBITS, zdict=_DICTIONARIES[packed[0]])
    return decompressor.decompress(packed[1:])
