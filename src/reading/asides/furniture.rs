use std::sync::LazyLock;

use super::phrases::Phrases;
use super::shape::words;

/// Lines that consist of exactly these words, in plain form (`atlas::plain`).
static WHOLE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of(
        "share | share this | share this page | share this article | share this story | share article
        share on social media | share via | facebook | twitter | x | whatsapp | telegram | linkedin
        instagram | youtube | reddit | pinterest | email | e mail | print | copy link | link copied
        copy url | save | save article | save this story | bookmark | gift this article | tweet | pin it
        subscribe | subscribe now | newsletter | newsletters | sign in | sign up | log in | login
        register | my account | donate | donate now | advertisement | advertisements | advertising | ad
        sponsored | sponsored content | promoted | menu | main menu | navigation | search | close | home
        homepage | back to top | top | next | previous | next article | previous article | loading
        comments | comment | leave a comment | leave a reply | post a comment | view comments
        show comments | join the conversation | skip | contact us | contact | about us | privacy policy
        terms of use | terms of service | terms and conditions | cookie policy | cookie settings
        cookie preferences | manage cookies | accept | accept all | accept cookies | accept all cookies
        reject all | got it | i agree | all rights reserved | listen | listen to this article
        listen to article | audio | play | pause | watch live | live | live tv | translate | font size
        text size | read this in arabic | continue reading | read full article | read the full story
        show more | load more | see more | view all | see all | view gallery | expand
        open image in lightbox | hide caption | toggle caption | enlarge this image
        view image in fullscreen
        story continues | story continues below | article continues below | follow us | follow
        download the app | get the app
        شارك | شاركها | شارك المقال | شارك الخبر | شارك هذا الموضوع | مشاركه | مشاركة | فيسبوك | تويتر
        واتساب | تلغرام | تيليجرام | طباعه | طباعة | نسخ الرابط | اعلان | اعلانات | الرييسيه
        الرئيسية | بحث | القايمه | القائمة | اشترك | اشترك الان | تسجيل الدخول | تابعنا | تعليقات
        التعليقات | اترك تعليقا | جميع الحقوق محفوظة | سياسة الخصوصية | اتصل بنا | من نحن | استمع | انشر
        هاوبەشی بکە | بڵاوی بکەرەوە",
    )
});

/// Beginnings of such lines, with the most words the line may have.
static BEGINNINGS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::of("
    8: share on | share with | share via | share to | tweet this | print this | copy this
    8: send to a friend | skip to | jump to | story continues below | article continues
    8: continue reading below | image source | estimated reading time | reading time | view comments
    8: شارك على | شارك عبر
    15: share this | email this | listen to this | published on this site | view all posts by
    15: اضغط هنا | انقر هنا | حمل التطبيق
    30: subscribe for | subscribe now | sign up here | get our | get email alerts | join our
    30: join us on | follow us | like us on | find us on | download our app | download the app
    30: get our app | click here | tap here | sign in to | log in to | register to
    30: already a subscriber | already have an account | create a free account
    30: please enable javascript | please enable cookies | javascript is
    30: you need to enable javascript | your browser does not support | this video can not be played
    30: your email address will not be published | this article is for subscribers | make a donation
    30: filed under | posted in | tagged with | tags | topics in this | categories | اشترك في
    30: اشتركوا في | تابعونا على | تابعنا على | جميع الحقوق محفوظه | كلمات مفتاحيه | الكلمات المفتاحيه
    30: الوسوم | للاشتراك في
    60: subscribe to | sign up for | sign up to | get the latest news | copyright
    60: you have reached your | you’ve reached your | support our journalism | support our work
    60: support independent journalism | become a member | become a subscriber | start your day with
    60: نستخدم ملفات تعريف | يستخدم هذا الموقع
    100: we use cookies | this site uses cookies | this website uses cookies
    100: our website uses cookies | we and our partners store | we and our partners process | we and our partners use | by clicking
    100: by continuing to use | by continuing to browse
    100: by using this site | by using this website | by signing up | by subscribing | by submitting
")
});

/// Whether a line is a button, a request or a label of a page. `plain` is the line's plain form.
pub fn is_furniture(text: &str, plain: &str) -> bool {
    if plain.is_empty() {
        // Stars, dashes and bullets; a line of digits may be a figure of the article.
        return true;
    }
    let count = words(text);
    (count <= 5 && WHOLE.is(plain))
        || BEGINNINGS.begin(plain, count)
        || rights(text, plain, count)
        || counted(plain, count)
}

fn rights(text: &str, plain: &str, count: usize) -> bool {
    count <= 60 && (text.starts_with('©') || plain.ends_with("all rights reserved"))
}

/// “3 min read”, “2 hours ago”, “14 comments”, “1.2K shares”.
fn counted(plain: &str, count: usize) -> bool {
    const ENDINGS: [&str; 12] = [
        "min read",
        "minute read",
        "minutes read",
        "mins read",
        "ago",
        "comments",
        "comment",
        "shares",
        "share",
        "views",
        "likes",
        "followers",
    ];
    count <= 4
        && plain.starts_with(|c: char| c.is_ascii_digit())
        && ENDINGS.iter().any(|end| plain.ends_with(end))
}
