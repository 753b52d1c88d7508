"""Labels in every script that Barnacle prints, and the fonts with which the tests print them anywhere."""

from pathlib import Path

from models.domain.recipients import Recipient
from models.printing.fonts import LabelFont, load_label_font

TEST_FONTS = Path(__file__).parents[2] / "data" / "fonts"

# For each script some labels, their lines divided by bars.
SCRIPTS = {
    "latin": (
        "Zoë Müller|Gartenweg 3|50667 KÖLN",
        "Łukasz Żółć|ul. Długa 5/2|31-019 KRAKÓW",
        "Ğülşen Iİ|Ümit Sokağı 7",
    ),
    "vietnamese": ("Nguyễn Thị Hồng|45 Lê Lợi|QUẬN 1", "Đặng Ửng Ẩn|7 Đường Hưng Vương|HUẾ"),
    "greek": ("Γιώργος Παπαδόπουλος|Ερμού 12|105 63 ΑΘΗΝΑ", "Ελένη Ώρα|Αιόλου 5|ΘΕΣΣΑΛΟΝΙΚΗ"),
    "cyrillic": ("Сергей Щербаков|ул. Ленина, д. 5|ТУЛА|300000", "Їжак Ґалаґан|вул. Хрещатик, 1|КИЇВ"),
    "georgian": ("გიორგი ბერიძე|რუსთაველის 5|თბილისი 0108",),
    "armenian": ("Արամ Խաչատրյան|Աբովյան 12|Երևան 0010", "Անի Պետրոսյան|Տերյան 4|Գյումրի"),
    "hebrew": ("משה כהן|רחוב הרצל 5, דירה 3|3303139 חיפה|ISRAEL", "שָׂרָה לֵוִי|דרך בגין 12 (קומה 4)|תל אביב"),
    "arabic": (
        "السيد عبد الله الحسيني|شارع التحرير 12 (مبنى 4)|القاهرة 11511|EGYPT",
        "فاطمه می‌خواهد|خیابان ولیعصر ۱۲|تهران|IRAN",
    ),
    "thai": ("นายสมชาย ใจดี|99 ถนนสุขุมวิท|กรุงเทพฯ 10110", "ที่อยู่ น้ำผึ้ง|เชียงใหม่ 50000"),
    "devanagari": ("श्री राजेश क्षत्रिय|५ महात्मा गांधी मार्ग|नई दिल्ली 110001", "प्रीति त्रिपाठी|जयपुर"),
    "japanese": ("104-0061|東京都中央区銀座1-2-3|伊藤健二 様|JAPAN", "日本橋 4|山田花子 様", "サトウ ケン|さくら 様"),
    "korean": ("서울특별시 종로구|세종대로 24|김철수 귀하|SOUTH KOREA", "부산광역시|이영희 귀하"),
    "chinese": ("200001|上海市黄浦区南京路88号|王小明 先生|CHINA", "北京市朝阳区建国门|李华 先生"),
}


def recipients_of(script: str) -> list[Recipient]:
    """The labels of one script."""
    texts = [tuple(text.split("|")) for text in SCRIPTS[script]]
    return [Recipient(number, lines[0], lines) for number, lines in enumerate(texts, 1)]


def load_test_font() -> LabelFont:
    """The label font, with the project's own part of a CJK font in place of the system's fonts."""
    return load_label_font(lambda: [TEST_FONTS])
