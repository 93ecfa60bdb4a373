use egui::{Align2, FontId, Rect, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::detail::{
    ComparedValue, by_change, compared_remarks, compared_sentences, difference_words, period_words,
    ratio_words, verdict_words,
};
use crate::events::ComparedCount;
use crate::session::PeriodAnswer;
use crate::style::{ChangeColours, Theme, number};
use crate::ui::widgets::{fonts, visuals};

/// Height of a line, in pixels.
const LINE: f32 = 22.0;

/// The greatest height of all lines.
const MOST: f32 = 330.0;

/// Widths of the columns behind the name: both counts, the bar, change, ratio, verdict.
const WIDTHS: [f32; 6] = [76.0, 76.0, 110.0, 72.0, 84.0, 132.0];

/// The least width of a name.
const NAME: f32 = 120.0;

/// A line for each value and one for all rows; what changed most comes first.
pub fn compared_rows(ui: &mut Ui, theme: &Theme, by: &str, of: ComparedCount, answer: &PeriodAnswer) {
    let mut values = answer.values.clone();
    by_change(&mut values, of);
    let greatest = values.iter().map(|v| v.compared.difference(of).abs()).fold(0.0, f64::max);
    values.push(ComparedValue { name: "all".to_owned(), compared: answer.pair.all() });
    head(ui, by);
    let colours = ChangeColours::of(theme);
    let scroll = ScrollArea::vertical().max_height(MOST).auto_shrink([false, true]);
    scroll.show_rows(ui, LINE - ui.spacing().item_spacing.y, values.len(), |ui, range| {
        for value in values.get(range).unwrap_or_default() {
            line(ui, value, of, greatest, &colours);
        }
    });
}

/// Where the columns of a line are.
fn columns(line: Rect) -> [Rect; 7] {
    let behind: f32 = WIDTHS.iter().sum();
    let name = (line.width() - behind).max(NAME);
    let mut x = line.left();
    let mut next = |width: f32| {
        let column = Rect::from_min_max(pos2(x, line.top()), pos2(x + width, line.bottom()));
        x += width;
        column
    };
    let [a, b, c, d, e, f] = WIDTHS;
    [next(name), next(a), next(b), next(c), next(d), next(e), next(f)]
}

fn head(ui: &mut Ui, by: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let [name, first, second, _, change, ratio, _] = columns(rect);
    let ink = ui.visuals().weak_text_color();
    let put = |at: egui::Pos2, align: Align2, words: &str| {
        ui.painter().text(at, align, words, FontId::proportional(12.0), ink);
    };
    put(name.left_center() + vec2(4.0, 0.0), Align2::LEFT_CENTER, by);
    for (column, words) in [(first, "first"), (second, "second"), (change, "change"), (ratio, "ratio")] {
        put(column.right_center() - vec2(6.0, 0.0), Align2::RIGHT_CENTER, words);
    }
}

fn line(ui: &mut Ui, value: &ComparedValue, of: ComparedCount, greatest: f64, colours: &ChangeColours) {
    let compared = &value.compared;
    let [before, after] = compared.counts(of).map(number::exact);
    let (change, ratio) = (difference_words(compared, of), ratio_words(compared, of));
    let verdict = verdict_words(compared.verdict());
    let (rect, response) = ui
        .allocate_exact_size(vec2(ui.available_width(), LINE - ui.spacing().item_spacing.y), Sense::hover());
    let said = format!("{}: {before} and {after}, {change}, {ratio}, {verdict}", value.name);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &said));
    if response.hovered() {
        ui.painter().rect_filled(rect, 3.0, ui.visuals().widgets.hovered.weak_bg_fill);
    }
    let [name, a, b, bar, c, d, e] = columns(rect);
    let ink = ui.visuals().text_color();
    let all = value.name == "all";
    let font = if all { fonts::bold(12.5) } else { FontId::proportional(12.5) };
    let painter = ui.painter().with_clip_rect(name.intersect(ui.clip_rect()));
    painter.text(name.left_center() + vec2(4.0, 0.0), Align2::LEFT_CENTER, &value.name, font.clone(), ink);
    for (column, words) in [(a, &before), (b, &after), (c, &change), (d, &ratio)] {
        ui.painter().text(
            column.right_center() - vec2(6.0, 0.0),
            Align2::RIGHT_CENTER,
            words,
            font.clone(),
            ink,
        );
    }
    let weak = ui.visuals().weak_text_color();
    ui.painter().text(
        e.left_center() + vec2(8.0, 0.0),
        Align2::LEFT_CENTER,
        verdict,
        FontId::proportional(12.0),
        weak,
    );
    if !all && greatest > 0.0 {
        change_bar(ui, bar, compared.difference(of) / greatest, colours);
    }
}

/// From the middle to the right for what rose, to the left for what fell; `share` of half the width.
fn change_bar(ui: &Ui, column: Rect, share: f64, colours: &ChangeColours) {
    let column = column.shrink2(vec2(8.0, 4.0));
    let middle = column.center().x;
    let end = middle + column.width() / 2.0 * share as f32;
    let fill = visuals::colour(if share < 0.0 { colours.fell } else { colours.rose });
    let bar = Rect::from_x_y_ranges(middle.min(end)..=middle.max(end), column.y_range());
    ui.painter().rect_filled(bar, 1.0, fill);
    ui.painter().vline(middle, column.y_range(), ui.visuals().widgets.noninteractive.bg_stroke);
}

/// The comparison as text for the clipboard, its columns divided by tabs.
pub fn as_text(answer: &PeriodAnswer, of: ComparedCount) -> String {
    let [first, second] = period_words(&answer.pair);
    let mut values = answer.values.clone();
    by_change(&mut values, of);
    values.push(ComparedValue { name: "all".to_owned(), compared: answer.pair.all() });
    let what = match of {
        ComparedCount::Events => "events",
        ComparedCount::Killed => "people killed",
    };
    let mut out = format!(
        "{}\n\n{what}\t{first}\t{second}\tchange\tratio\t\n",
        compared_sentences(&answer.pair, &answer.values)
    );
    for ComparedValue { name, compared } in &values {
        let [before, after] = compared.counts(of);
        let (change, ratio) = (difference_words(compared, of), ratio_words(compared, of));
        out +=
            &format!("{name}\t{before}\t{after}\t{change}\t{ratio}\t{}\n", verdict_words(compared.verdict()));
    }
    compared_remarks(&answer.pair).iter().for_each(|remark| out += &format!("{remark}\n"));
    out
}
