"""Labels of a CSV file of people by gLabels 3 on Avery 5160.

Usage: glabels_run.py PEOPLE.csv LABELS.pdf
"""

import subprocess
import sys
from pathlib import Path

# gLabels reads blanks between these elements as text.
_TEXT = (
    '<Span font_family="DejaVu Sans" font_size="9" font_weight="Regular" font_italic="False" color="0x000000ff"'
    ' line_spacing="1"><Field name="given_name"/> <Field name="family_name"/><NL/><Field name="company"/><NL/>'
    '<Field name="street"/><NL/><Field name="postcode"/> <Field name="locality"/><NL/><Field name="country"/></Span>'
)
_TEMPLATE = """<?xml version="1.0"?>
<Glabels-document xmlns="http://glabels.org/xmlns/3.0/">
  <Template brand="Avery" part="5160" size="US-Letter" description="Address Labels">
    <Label-rectangle id="0" width="189pt" height="72pt" round="5pt" x_waste="0pt" y_waste="0pt">
      <Layout nx="3" ny="10" x0="13.5pt" y0="36pt" dx="198pt" dy="72pt"/>
    </Label-rectangle>
  </Template>
  <Objects id="0" rotate="False">
    <Object-text x="8pt" y="6pt" w="170pt" h="60pt" justify="Left" valign="Top" auto_shrink="False"
        a0="1" a1="0" a2="0" a3="1" a4="0" a5="0">{text}</Object-text>
  </Objects>
  <Merge type="Text/Comma/Line1Keys" src="{source}"/>
  <Data/>
</Glabels-document>
"""


def write(source: Path, target: Path) -> None:
    """Write the labels."""
    document = target.with_suffix(".glabels")
    document.write_text(_TEMPLATE.format(text=_TEXT, source=source), "utf-8")
    subprocess.run(["glabels-3-batch", f"--output={target}", str(document)], check=True, capture_output=True)


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
