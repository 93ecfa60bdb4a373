use super::block::{Block, Page};
use crate::formats::text::{ArticleText, Mark, TextFormat};

/// Number of consecutive link-only blocks that make a menu.
const MENU: usize = 3;

/// Blocks with their indices on the page.
type Placed = Vec<(usize, Block)>;

/// The page's lines: the main text first, in order, then what surrounds it. So paragraph numbers match those
/// of a copy of the text alone.
pub fn sorted(page: Page) -> ArticleText {
    let Page { mut blocks, articles, metadata } = page;
    drop_misleading_classes(&mut blocks);
    menus(&mut blocks);
    let is_main = region(&mut blocks, &articles);
    let (mut main, mut round): (Placed, Placed) =
        blocks.into_iter().enumerate().partition(|(at, _)| is_main.get(*at).copied().unwrap_or(false));
    let has_title =
        |list: &[(usize, Block)]| list.iter().any(|(_, block)| block.line.mark == Some(Mark::Title));
    // The headline is often above the article element.
    if !has_title(&main) {
        let first = main.first().map_or(usize::MAX, |(at, _)| *at);
        let named = metadata.title().unwrap_or_default();
        let is_title = |block: &Block| block.line.mark == Some(Mark::Title) || block.line.text == named;
        let above = round.iter().rposition(|(at, block)| *at < first && is_title(block));
        if let Some(at) = above {
            let (at, mut block) = round.remove(at);
            block.line.mark = Some(Mark::Title);
            main.insert(0, (at, block));
        }
    }
    let count = main.len();
    let lines = main.into_iter().map(|(_, block)| block.line);
    let after = round.into_iter().map(|(_, block)| {
        let mut line = block.line;
        line.mark = Some(if line.mark == Some(Mark::Beside) { Mark::Beside } else { Mark::Page });
        line
    });
    ArticleText {
        format: TextFormat::Html,
        lines: lines.chain(after).collect(),
        main: count,
        title: metadata.title(),
        publisher: metadata.publisher(),
        author: metadata.author(),
        published: metadata.published(),
        language: metadata.language,
        notes: Vec::new(),
    }
}

/// If most of a page's prose is in parts whose class names suggest otherwise, the class names are
/// meaningless.
fn drop_misleading_classes(blocks: &mut [Block]) {
    let prose = |apart: bool| {
        let of = blocks.iter().filter(move |block| block.is_text() != apart && (!apart || block.by_class));
        of.map(|block| block.prose).sum::<usize>()
    };
    if prose(true) > prose(false) {
        for block in blocks.iter_mut().filter(|block| block.by_class) {
            block.line.mark = None;
        }
    }
    // The same goes for links: if all prose is linked, links mean nothing.
    let (linked, all) = blocks.iter().filter(|block| block.is_text()).fold((0, 0), |(linked, all), block| {
        let words = block.line.text.split_whitespace().count();
        (linked + if block.line.all_link { words } else { 0 }, all + words)
    });
    if linked * 10 > all * 6 {
        for block in blocks.iter_mut() {
            block.line.all_link = false;
        }
    }
}

fn menus(blocks: &mut [Block]) {
    let is_item = |block: &Block| block.line.all_link && block.line.mark.is_none();
    for run in blocks.chunk_by_mut(|a, b| is_item(a) && is_item(b)) {
        if run.len() >= MENU {
            run.iter_mut().for_each(|block| block.line.mark = Some(Mark::Page));
        }
    }
}

/// For each block whether it is in the main text: the `article` element with most of the page's prose, or the
/// `main` element, or everything from the first to the last unmarked block.
fn region(blocks: &mut [Block], articles: &[Option<usize>]) -> Vec<bool> {
    let all: usize = blocks.iter().filter(|block| block.is_text()).map(|block| block.prose).sum();
    if let Some(chosen) = main_article(blocks, articles, all) {
        let inside: Vec<bool> = blocks.iter().map(|block| lies_in(block.article, chosen, articles)).collect();
        let own = prose_of(blocks, articles, chosen);
        for block in blocks.iter_mut().filter(|block| block.article != Some(chosen) && block.is_text()) {
            // Teaser cards of other articles inside this one.
            let card = block.article.filter(|&article| lies_in(Some(article), chosen, articles));
            if card.is_some() && own > 0 {
                block.line.mark = Some(Mark::Beside);
                block.by_class = false;
            }
        }
        return inside;
    }
    let main: usize =
        blocks.iter().filter(|block| block.main && block.is_text()).map(|block| block.prose).sum();
    if main > 0 && main * 2 >= all {
        return blocks.iter().map(|block| block.main).collect();
    }
    let first = blocks.iter().position(Block::is_text).unwrap_or(0);
    let last = blocks.iter().rposition(Block::is_text).map_or(blocks.len(), |at| at + 1);
    (0..blocks.len()).map(|at| (first..last).contains(&at)).collect()
}

/// The article element with at least half of the page's prose; of nested ones, the innermost that still
/// contains nearly all of it.
fn main_article(blocks: &[Block], articles: &[Option<usize>], all: usize) -> Option<usize> {
    let mut words = vec![0_usize; articles.len()];
    for block in blocks.iter().filter(|block| block.is_text()) {
        let mut at = block.article;
        // An article's index is greater than its parent's, so this terminates; nesting is bounded by the
        // depth that the tokenizer's sink keeps.
        while let Some(article) = at {
            words[article] += block.prose;
            at = articles[article];
        }
    }
    let most = *words.iter().max()?;
    let enough = |article: &usize| words[*article] * 10 >= most * 8;
    (most > 0 && most * 2 >= all).then(|| (0..articles.len()).rev().find(enough)).flatten()
}

fn prose_of(blocks: &[Block], articles: &[Option<usize>], chosen: usize) -> usize {
    debug_assert!(chosen < articles.len());
    blocks.iter().filter(|block| block.article == Some(chosen)).map(|block| block.prose).sum()
}

fn lies_in(mut article: Option<usize>, chosen: usize, articles: &[Option<usize>]) -> bool {
    while let Some(at) = article {
        if at == chosen {
            return true;
        }
        article = articles[at];
    }
    false
}
