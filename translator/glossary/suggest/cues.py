"""Words beside which a name is to be expected in Arabic news, in normal form."""

from __future__ import annotations

from translator.glossary.normalise import normal_form


def _words(text: str) -> frozenset[str]:
    return frozenset(normal_form(text))


SAYING = _words(
    """قال قالت أكد أكدت أوضح أوضحت أضاف أضافت أعلن أعلنت صرح صرحت ذكر ذكرت أشار أشارت لفت لفتت شدد شددت حذر
    حذرت نفى نفت اعتبر اعتبرت رأى رأت كتب كتبت تابع تابعت أردف أعرب أعربت دعا دعت اتهم اتهمت انتقد انتقدت
    تعهد تعهدت كشف كشفت وصف وصفت يقول تقول يؤكد تؤكد يرى ترى سأل علق علقت رد ردت وعد توعد هدد جدد جددت ندد
    نددت"""
)
"""Verbs after which the person who speaks is named: قال ويتكوف."""

THAT = _words("إن إنه إنها إنهم أنه أنها")
"""Words with which begins what somebody says: قال ويتكوف إن."""

BEFORE_PLACES = _words(
    """مدينة بلدة قرية محافظة ولاية مقاطعة إقليم منطقة ضاحية حي مخيم جزيرة جزر مطار ميناء معبر عاصمة بلدية
    قضاء ناحية مديرية قاعدة سجن منتجع شارع ميدان ساحة مضيق خليج بحر نهر بحيرة جبل جبال هضبة صحراء وادي سهل شبه
    جمهورية مملكة إمارة دولة سلطنة أرخبيل ريف حدود شواطئ سواحل"""
)
"""Nouns whose genitive is a place: مدينة لفيف."""

PLACE_PHRASES = _words(
    """بحر خليج نهر مضيق جبل جبال هضبة صحراء وادي سهل جزيرة جزر إقليم قطاع بحيرة معبر قناة مخيم شبه مرتفعات
    محور دير بيت تل كفر خان سد ريف حقل كوريا غينيا مطار"""
)
"""Nouns that with the next word are the name of a place: خليج عدن, بيت لاهيا."""

PLACES_OF_WORDS = _words("بحر خليج جبل وادي دير مرتفعات بيت كوريا")
"""Those of them after which an ordinary word can be the name: جبل الشيخ, دير البلح."""

PENINSULA = normal_form("شبه جزيرة")
"""Two nouns that are one: شبه جزيرة القرم."""

DEFINITE_PLACES = _words("البحر المحيط الخليج الشرق الضفة الصحراء الغوطة")
"""Definite nouns that with a definite adjective are the name of a place: البحر الأحمر."""

PREPOSITIONS = _words(
    """في إلى من نحو قرب عبر داخل خارج شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط حول بين على ضد مع عن لدى
    عند بعد قبل حتى منذ خلال أمام خلف تجاه باتجاه بشأن بحق"""
)
"""Words before names of all kinds, written apart from them."""

ORGANISATIONS = _words(
    """شركة صحيفة قناة وكالة شبكة مجلة إذاعة منصة موقع تطبيق مجموعة مؤسسة منظمة حركة حزب جماعة تنظيم جبهة
    كتائب سرايا لواء فيلق ميليشيا مليشيا فصيل تحالف ائتلاف جامعة معهد مركز مصرف بنك نادي فريق مستشفى مكتبة
    متحف دار محطة سفينة ناقلة مصنع سلسلة تلفزيون راديو جمعية رابطة نقابة متجر فندق"""
)
"""Nouns after which a name is that of an organisation: شركة هواوي, حزب «الوفد»."""

INSTITUTIONS = _words(
    """مجلس وزارة منظمة محكمة هيئة لجنة اتحاد جامعة برلمان بنك تنظيم حزب حركة جبهة وكالة برنامج صندوق مفوضية
    جمعية قوات حلف كتائب سرايا رابطة مكتب ديوان جهاز دائرة معهد مركز أكاديمية نقابة"""
)
"""Nouns that with the definite words after them are the name of an institution: مجلس الأمن."""

DEFINITE_INSTITUTIONS = _words(
    """الاتحاد المجلس الحزب المحكمة المفوضية الجمعية البنك الوكالة المنظمة القيادة الحرس الهلال الصليب الأمم
    البيت البرلمان الجبهة الهيئة اللجنة الرابطة الجامعة المصرف الدعم القبة الإخوان الجيش القوات الحشد"""
)
"""Definite nouns that with a definite adjective are the name of an institution: الحرس الثوري."""

BEFORE_COUNTRIES = _words(
    """رئيس رئيسة ملك حكومة سفارة سفير شعب جيش برلمان قوات سلطات حرب وزير عاصمة حدود اقتصاد أراضي شرق غرب شمال
    جنوب وسط أمير"""
)
"""Nouns whose genitive is mostly a country or its capital: حكومة كييف."""

PARTICLES = _words(
    """بن ابن بنت آل أبو أبي أبا أم عبد فون فان دي دا دو دوس ديل ديلا دير لا لو سان سانت ولد الدين الله ماك"""
)
"""Words within names: محمد بن زايد, أورسولا فون دير لاين."""

LAST_PARTICLES = _words("الدين الله")
"""Those of them that a name can end with."""

ARMIES = _words("قوات القوات الجيش")
"""Institutions that need more than one further word to be told apart."""

BEFORE_THE_ARTICLE = _words("عبد أبو آل أم بن ابن")
"""Words of a name that one with the article may follow: عبد العاطي, أبو الغيط."""

NOUNS = BEFORE_PLACES | PLACE_PHRASES | DEFINITE_PLACES | ORGANISATIONS | INSTITUTIONS | DEFINITE_INSTITUTIONS
"""The nouns above, which are no names by themselves."""

PLACES_BY_NAME = _words("بحر خليج نهر مضيق جبل جزيرة جزر إقليم قطاع شبه قناة")
"""Nouns that make another name of a place's name: عدن, خليج عدن."""

NO_FIRST_NAMES = _words("الآن أنا أشرف")
"""What reads like a first name (آلان, آنا) and is mostly an ordinary word."""

FUNCTION_WORDS = PREPOSITIONS | _words("هو هي هم كان كانت أن إن ما لا لم لن قد ثم أو")
"""Words that belong to no name, though some are written like one: على, علي."""

NEVER = _words(
    """يناير فبراير مارس أبريل إبريل مايو أيار يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر كانون شباط آذار
    نيسان حزيران تموز آب أيلول تشرين العربي العرب الروس الأفغان الأتراك الأكراد الألمان الإنجليز اليهود
    المسلمين السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة الجاري الماضي المقبل الحالي القادم
    الأول الثاني الثالث دولار يورو مليون مليار تريليون بالمئة بالمائة كيلومتر متر طن جنيه ريال درهم دينار
    المحرم محرم صفر رمضان شعبان رجب شوال محلي غرينتش الذي التي الذين اللذين أي بأي لأي"""
)
"""What is written like a name and is none: months, days, units."""

FOREIGN_LETTERS = frozenset("پڤگچژڨ")
"""Letters that Arabic itself does not have."""
