from encadena.fairs.templatetags.fairs import structured_data


def test_data_cannot_close_its_own_block() -> None:
    block = structured_data({"name": "</script><script>alert(1)</script>"})

    assert block.startswith('<script type="application/ld+json">')
    assert block.count("</script>") == 1
