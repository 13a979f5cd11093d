"""Advance widths of DejaVu Sans in hundredths of an em, rounded up: one byte for each code point.

Written by `bench/measure_fonts.py`; do not edit.
"""

from __future__ import annotations

from binascii import a2b_base64
from zlib import decompress

EM = 100
EMOJI = 140
END = 0x2E80
"""The first code point that the tables do not hold."""

REGULAR = decompress(
    a2b_base64(
        b"eNrtWulz2zYW1+f9lrQzzcEqCmvJFH1JlCjKFAmClEBdFGlJtC5bli3DdhzbmXTr7Wyn00xnj9nZjKbd/R/yef/GBUhdtuX4"
        b"UJK20/6eCJIg+N7DwwMI4CkQeD9C0VUX7toMxwluKBxi4Rgs67puCiNk2lC2rWDQSDfLjuqYEJTQPgKIYzlXEACUIFiAkGFk"
        b"pg8BhLzIQaWmKCJkoRsI3CjfkyUIOAbcABYENxoVIAwJ0RjY29tLIQ99k5YKEthlh8J1SgRA1YCHfYmmDAGAXoYL6AsKVIie"
        b"hEzJJxvakOg4JHpHyYLbZpAZUSYdZAxZTjOEIumv1r8sQ0q1MnQApZMjk6cERZ8AR6kEJ7RfAwpAIqUFWEIQwTwRXUNEpgPk"
        b"BRvtLwTLMqP0Cctt0LMMaBJGLOXTgJViuYTEbFYWYVZOwqCwGvz5b+eus7rT3UAgyDhgIsirW3+f1sGQqW5ZmSGFbfgalSF9"
        b"4nglaF1pzWgJqjl9leqtiRYsuSZVlZRwhgSU2GaMwRiZUhqIohpDpApUMDR5oKjErJIETQBqUsrOMibUFIXkMWyEizP5fr+v"
        b"6xA0igZPkUqpqsiyayzHQaAQryAMZTlJ4MjZvBHMJorJ5OHLQ1e1N/NGMpnNRrmHT4LBSDLCrIZCoWfPwmHBAzM8WPbZM0FY"
        b"DPm5IWHpQWTFL4KJ8yQxgTA8PAQ+MYz1ps4wZZ2oIEkSG/QUEsxQuRXFNVyvswiliUdYTtBATdL+loqJxzrIqQSBIUFWNqAC"
        b"iIEBm1FgOg1UmIGqbMiGy8pAdg0AzE3TcLMO0DPyqmE0tR3XMjYAUisaaZRUFkqknclrZtMgbpeH0FFN2nNeHTv5smqRzqQ6"
        b"8FQvl/NW0yLiTaA2kY1OXrltZJ4SFhnRBFspXVehZQADShmloSBlu5d3MtKmCoAmSiLpaFsdQ9UVY8e1c71yyzk/cMBRHUqN"
        b"FvGhrJPFW7vWt0c7riklhpaxcyijQlXMKZp4uqWn8iqlhmtlD1tn2y3TlECG9Bsia6eKSIpgr9grBk+3DNXOWVkbIaVtM77H"
        b"+95KuWTlsl7Wfc81JVWhhBRVbDs5xeOSOej0m7nM6e7rPduwC0Cy4F9wp/li3yH9NK+ebZ1tbyA8QaVkWSVbLzUsM9VtlgoV"
        b"q7JRLFqlQrWyUbLyZjlVs5wNjJ+FHoUfRQXch0YWwiQsGZDpaxCqUIMMFGC0v65D2IdwuQ/Vag2z4Xs4ZDgQDNDfSmCkXlbm"
        b"JYP5ytC/SInr2RwT1TWopZT8et7wnseWWF6fqo7PB0Js9fHzi+JDhGkKxxgmzjhMT+z1dF1fWYnHv//+u++6XUXx3g++sOtF"
        b"UBLjjjNTw9QEz0NSz6aKek7fG0L3sTJCPC6IQIxTMVSO8sKDbXdedur1esdDkYCO7yVzWBVSnCQOpkQgjqQPq0Orhf2LiTp4"
        b"Fkgx/F68pzHwx8P1UibfY0ZeUgxDMerLy2mwsBtzDK0kFmOaIoqi11iThg1hvL4extfXdcp2wyt81yre0yCjt+5u1HsPyfdt"
        b"E99801wCk/urNbqWzf29YtxU7+P1PvmBG9W7hfxR6isSuEX7BvCtzXOr+gfwxP63rv/It+eyf2Cm/QN3qeB840ZgTlaBOTQI"
        b"jDt5IHDBEHep/7z2n2ISuLP/z+d+8/e/uZt/BqM5nfo2Rp8McRDfd7geIYcwmV7FNZoO51lZXTewoWnlCkI4Tw6dysnXMEQO"
        b"JDOK8cidxThirEoCzo0/9FDXc5qWz+VyGB8d4Tkb9z1D/707zcVvz/Twha88uO2X62POPWZPC4Yj/s2dYyaPa75Bgau+1irl"
        b"XFCxtlfBZltrONq2pjWaRU3TQK0FNK24SebwSmnySiKZqSWSiWoyeSKKTiK5IRpiPekkk6IsJkVxlTxLJNP1dEJOrND57uAj"
        b"A/+B3y8+7qLgw4Bun1UqFUwO18Pewd5BxUvwE2lpaXGRW1xbfLK4uHi2tfualiaLL0wOF41KUyomPsd0RTZ82G17tNXd6lFa"
        b"brWaHW2Ehl0jaNj+uRaNWrZlX/d0eVlNp9OqStJy5QItJhYxboxw8uJl42Wjoa6q01lHL49OXpy8ODs6O1JxUR3BtTbsDdu1"
        b"/PMGv8SPzFEoFOgKc6tF6ZtXPulj5TYdqtOm459rPF6Mb3sY8eVxcWijYvcg4S1SqU2Kva3E2OS+nd11K37soz7KffPmzcHB"
        b"mzfm6bisXxN1uErmtbs1ro1x5VM40dra7cqtHP/93bu3b9+9G+fEhMLO+b9J8g1Nzt8KhS65spzvvkGJxK+y0wZus8L5ODPO"
        b"CYdLE4DA7C2CwF0r/guNV7cRG/hFh/CrRv0tjO3ztchcK7PxNHbaNy/PgO8h40Pv5dznpfGs/W6OOVPJm6VPb2DO0x4XFuxz"
        b"LV0+xBj2MfvrjBXWhf2hwJTdlcJ+RlJVQWI4OWPpQCIf7yMMgKiqGbnUg0pNFDHOKOuiApfBMo5zXDz22Wf8ghSLCcuR5cU1"
        b"jeOi+lKU58ML0YdLWpSP8PxSMLqm8TgaWeTDD59E+SjJC1/Yto2RpSvODu+YmVWJRiJ8OPgoGn36+OnTR48fRTSNj1E5XwYT"
        b"fDjKh5fDHD9vPAoBGn9E0I99+jSJgMoLNPo5IhojNGisSU5/SYhJM80+JT8AOop/OkCFKvRjoJMo6CgOOh0JpfGX/dqI6B1Q"
        b"/LAo5GoKWFhYqAB0DcFLNIpfTmh7TFRWY0w0hkSpEqNGNoZAqNWqVPNlyQOdB+71O93J/rrrnp0dvdzpsUNEIhDKSlzw48sY"
        b"VzdfvdrpYywP4QUiDnFnONdzq5tnr3r97q5hSBI0WBYAWXbdq/Ivy7v6PgGm5Qsm8uKaEBpEy2p5p2V58U+WxZhlg8FYFJN7"
        b"qgvRVAZgs468KChhRo5erVuvkFtKzx8/gKHP/+RHlMLQi5SGCGgcVhAyGTaLQ0N3+fxf//siIpIfy3FuPCVUq4+x8IDjuqWS"
        b"AKn4qrCCq24m67qhDTcU+uLyZkb0IXFsD6IoPn7MRcfw7jHH8yt8dOmBxi1FaJyoRY3Rhz+e7jv06kea2NBrl8nu012iAJfK"
        b"Hx6aX+uHJ8DcxfvWJoRrZpGvVY+xmXc2ahsddHiKUVmuVABrICffUFRHPlkr59b0SPev+aKxWbPTaVDLE2elk20R7+293ZvC"
        b"elBAXdR9/Y9ttPPntGk3mVVYU2r425pSP2Ak2P/B/iEvmUSRvQtrg08GBJMQtrLZVqtAftCyciSTha6mEQsXXLfTcamT0WWM"
        b"6LykP1GE8CkcvR+ZwXN2LY6P127QhcigJ8e5kNsiEMXWEBMJole8TqCFNNc3ns+A4uef3ZmaUZcqeJWl50JLVb2qkGGd46oE"
        b"bnK0SBsM1gjo6H9+/tP5fweDn1of5hNFrOuNPBhb47zz6QJDOcIUyj7EG1i7vRmZLboGhMPNqIH3uwsgnKeynTF+nfMF9RdG"
        b"5Qb0xsjler10muYlEv4xfVVpCa0JRHGj3+8vEpCvCkHG40AuXtMzLeFt9wwGlY7fQnKn027nDn94Q65Tg8GwyVRCBNmy7kjk"
        b"XOhM4fj4mKSgVPJvp/c8O7MQg+RYiJcrF3IHTQ8X8zrSyGXo3cHZt1u0iw4GNN2ko0Rps+Rt+RKP9p+MWnMwlY5QuvDMe2mA"
        b"Jz3BYzDhfx0GtxhLB53B0BQdWvz5c/ong5klJ5Wdzeh6XS498CvFcdf6tzAcSjgunR59X87/M0Hpd47RV9c/7rN9OvcQVCp9"
        b"sNHsvVUQLpW9Uvif4iXcUcANurkzsm7G9S/MaSr3GhWGI2WlR4eVZpOMla/vwNZ754+ozxhklaiagLOgISPRaSKn9PWeYqwb"
        b"mAfCw2WIPrE6VxYAirKuZra1XUXdBUpXqe5klO5uXVEyiqJ1M5nMtqIo+takvN5uIwTXyQFRCwmo3X6mWYaIdJjYtcta0A5a"
        b"sN22npfbbbOCTA1Z0Fl3xq8nP/Wu5n3//JQa93c6M76U+wHxf9XpqeY="
    )
)

BOLD = decompress(
    a2b_base64(
        b"eNrtWltz28YV5nPfMpNx0ukksoIIlGmKJiFRBElQxG3BBSiCtyVIQbxI1FIkJUu2Y8WJLduNPO2kSRknfWimD+mM35qXPvYt"
        b"/QP+Vd0FeJNEWRfacTrJd4jbYvfsOQe7Zy+HHs+rwQTCSGtVZgLkyvrYOW2I+XmEUBybGQMBUEQsa4oYWYZl6qBg3jF1PTAX"
        b"QBynQgGqfggZRmG6EEDICUEo1yQ5Ducg8njOrV/TRG2O43BUQh7Mccjv5wyR5fxRqdPpxE0HewYgYAkQsiiQVSDQDag66Ar0"
        b"zBAASHMCRASBUIayqVIyBJcQRBCoAypClxBs5lhmQGnAMqaiiAyhoMhLLC2E4BaCFqD06b7JUdIFl0CQUgGO6E5Nl3U9TskP"
        b"CxmYgQapurJKRCtpwF/Mdf1eU5kTuoRlBexVs9AkbPhgKghISiFn6kRtKa6ZUgyycoT94fmzVhM8fLBjqixjgVFFjm57XaqD"
        b"qVDZzDhDMhfhURZB+oakkBxUV6qZk4NITotSubUEUaycl0l1JIernQV0mSsvMXt7piGIQIhnVzIFk5Yv54jOskrMKggwp6oV"
        b"PlIwmBxMSiJJiyxEeI0pdbtdmEuBdZBbXpY4ThAkSfD5E3wwWDMVuSbrGpCkGIElGkBjjOVcLHbw6KCZqbXLpuBTs4HAtevX"
        b"r/sE30yYfO25udlZzsFM//jooznSWHz91I853zVv/wGTxiNjAq5/OPD8zNCibTQzg1JEBCESmWepDAtcji21otjGTdtrZkQT"
        b"6MhiTRMj0UIGBkC3zJLF6oCHXpU2YF6AwAuJhQSQg4IpqlkpVyav1LIpK+mtdK6ctoAhAC4lV5P7CMFa2pCzKmlg8TQUGEuS"
        b"DGhgA2qGBkBFNHRiyoN7lQIykZnJiDY4hAgVEOnOyDCAic1a/vGf652M8cBUNTGcV3E8lVKNggY0KMRkLKXB7p3VdVFoSqoK"
        b"w4JAOhreMNSUrO2XS8Y24fSXexZ43NL427ukDWmWdr97u/zNg/2yIch9y2zkMysGFMNKJK8cYkjaXIHQdnEjf6fyxfaGRfSJ"
        b"kX4jm9LdVh4Qgu18O88eYjO5kUfaRj4P7tYZt8UDtUTI4SKhFEq5LdcQTJlSHojhzroSMSVTyiQO7LvVovZk+2gbifW8xiPj"
        b"aHe3ubdtkX5aUP+4Q+rO4xEKum7ohqyv6wq/mYWyDlMmgClDLUOTWFTRYkjLWBjPMjPs9Vu3cF1KpSQpKq2mpJktUZISkiTN"
        b"SCFprh5TJKkuScG6lCwU8MfsFRqkz8N66I/zDMTTEwtxwNwA6oexaELTmYCqqLIiG4lV4LxXoksLqTF1XD6KgtcOMHu8+nnC"
        b"NI6XGCbJVJmW0Grpur60FIt9/fWXX3Y6wOXHfGpXy4YlJKvViRKujMCykZZNBf2QFmz1obtYGIB2fkBPXzv1gE8d2Hb7i3a1"
        b"Wm07KBM4br6uu1okk0lyqmJKBMKg9r46VC3s3ozEwZNAsuFX4hUfA785nF3LaDxmIhFZ0wRtneeTYKG9WNRI508tyjFinFhs"
        b"nAnL0nI+fLauY7br3+HLqnhFgwxKXd6oV3bJV/0mrvnGuXhGz6c1OpPN1VvF8FO9iter6vecK94F6h+cXUE8F/i+Hnxh81xI"
        b"fw8e2f/C+g/a9lT290y0v+cyCk7nNzxTsvJMIYFn2Mk9nmOGuIz+09p/jInn0u1/uuY3ff+b+vNPYDRlo76I0UcuTsNXddcD"
        b"ZNM4jXHUOWfcpFQqXcCGrteK5TJGmQxJhxgXO1jP1oEnkRh6bgXjpfKSJOLV4UBvmhrS9VJ2dR3jr77CU37cV7j+K3ea42PP"
        b"uPvCp15cdOR6k3OPydOCvsc/v3NM5HHGGOQ53dYqhopWMqvVwEppLWllk9Vk0irrZEqzUqisJJN6SQCCYIyK8NEk4qN8Mcrf"
        b"jkYLfLQYTQkWX4iSdHJEIzxF3EpEk/zCLMnfe8PAv+HXize7KHg9oNtn6+vrmBzbLUr3P7n/yfp9gnU8E755c54gGpwh50db"
        b"j57R3Gtra5gco9w081rsPVxwQa87XYcGCLVa7e30AO0mRbvpXpuLi3WCsbfHaHExOcCaVa6UK2uE6LXsj/gx3iKgxeuPn3x+"
        b"+PlhXebksaSjw6PDw0eHj+hVxmv6AHhjc2tzC2+4100uMNwPqtVqnxA8dPDdc5fS5gCt1jbedtau9LrN4fnFTocqYThobXB4"
        b"jeYjbGoP7icKQ+zsRIYmd9VurqDFxy62BqkvXrx49uzFi9IXw7yuKnK/ei59uY+LnN+bB8ddLJ/v8YuXL//948uXw5SI2Hj6"
        b"z5+S9ac//BStfPb9f8TGE3IXzT7+IS2Kv8hO67nICufNzDhHHE5MADyTtwg8l1X8Lfmri1Treasu/LRR/x98+3RfZKqV2XAa"
        b"O942T86Ar1DH697LuUqh4az9cg1zopDn1z6+gTnN9zi2YJ9q6fI6fNib7K8TVljH9oc8Y3aXUTchqCrPM5yyXEgBQVGUfQwA"
        b"L0kx0Whoci0uYbwsa3zWCIEgDvv9S+H33w/dSIbDy4u3QjeXtEAgCIMEXm/wWkgJhHyhUNAbuKUs4sBNP3fj2vXAYuBmgLsx"
        b"LiYMk6EPD0bzpYmqBH2+kJdlggHmA4bxz86yihKNLoQiN+e9cW4+sOgL3wrcnDYeZao0/piBbuzTpVEEFPiLcJROY4SmQskJ"
        b"fhLCXUqD94MIoQEN6MZAR1HQQRx0PBJKYzF3agOi0RhddsOiMFiTVb/fbwM3PnuawAkaxC9HVBkSrWukBY0hUdqQqJFBH6bZ"
        b"7dY3keWsD3mMc7n9/fYO+VB9NDaePnnwcGfX20coZGahkUi4pTG264eHO3sYq33gOv4Mf4675T7WN548vX2nfZu0LB5CrxcA"
        b"VS2XT9d/sr7T5Wl1NH8lZzpxTZKZSFkr7bUQeaKyYez1smwySqZlHJUFQlXV9XYTOVFQwowcu/aebZFHSrO/f0dj3/2dG1Hy"
        b"aU6klMbSZQKOE8WPFMz0m8u73/33DwtJ8jN8vmYyzhWLs23unUCgUywuiRwXni+GeVxEoIAQW0Es+97JzQz/NYz9DsLh8Acf"
        b"BPxDOM84EAz5goHQNSUQpIrgGg1tdLV/PLyzTu969GRpTtxjtPt0mSjAifx3HxiP7P37K9oevl1dg1DQrGATPcRa2qoX8nZq"
        b"+wivrsYsK/MRmdQXLFHPg89u5QwOsI0vs4ZcRiYvZhBUGQZXaJfudP7eGcMKKzf2zf2//njPvPeNaCDMJCpb8ubh95vS5mNG"
        b"gN0jdGQ4+xed/oz9Z4apRQCwNM220+QnZrMQIW1OQ0nibRRyb9u01XB0CZOoPYs2/xSNRjXtQ21Qnp3Ac3f3dFqp1O1y58hC"
        b"6qCXXO5YapUgEqn24aZRO0Wc7CWCJJt0VznIZUDx7beTaqCZDhxNbZte03YiAemLUIAgT4CW++tA1OvdIkgkSImD5wd/6/We"
        b"V17PEOWFZcfzkK44TDsYz1AZLKpG6K+NE+et9xoTEit0X1Xrb0b1nN9lQNzLFCgN8cucLyTeMjLnoDGEqjYaPE/TFhfdY/wu"
        b"U+EqI4TDpWazSccCl4vocCA3d+mV5iD3iDTxjI1tiphtr62p20+ekvvlXs92kSBEoKSlbIRcoT2GbrdLziuG4T6O73nakxAU"
        b"yfFxKJ05ltpzR7fjaXakf0dl67X2HqzTLtrrOX4E0X2WkuFs+ZIW7b4ZfM3e2HkA49g7p1APj3qCw2DE/yz0LuBLe3avbwqb"
        b"ZmeYePwMhz7qFZMZnS3LiReuUoHA2TszzjlE/JuuD8aXg+9GyP7KMRh13ePyQNPvr62uvjZvhrpdfE5TeIXk/4qewMQNxSvL"
        b"hiYknY+zC0xpKnSGCH1PmWlQt1IuE1959xJsnTK/RX2GEOdEw1SDG9BU9HgZm2XzcEfWolm8DPhrIV1/25u7iqoklQ7sSEpH"
        b"VTtgrQPUTqetqooiqx1Vk7uyrBjbo/xao6HrumqaAOS3MkkyPrNpVFUNABIdEwHWZHWShUyLGw2jYhqApFmaNZpM/dy7mlf9"
        b"81N82N/pzPhE6mvE/wDcCxLd"
    )
)
