import Configuration
import Surface

extension Command {
  /// Handing a paper on to other programs.
  static let handing: [Command] = [
    Command(
      "open-link", .handing, ["o", .control("o")],
      Localized(
        ko: "링크를 브라우저로 열기 (2{open-link}: 2번 링크)",
        en: "Open the link in the browser (2{open-link}: link 2)")
    ) { state, count in state.openLink(count) },
    Command(
      "choose-link", .handing, ["O", .control("p")], ko: "열 링크 고르기", en: "Choose a link to open"
    ) {
      state, _ in state.chooseLink()
    },
    Command(
      "copy-link", .handing, ["y", .control("y")],
      Localized(ko: "링크 복사", en: "Copy the link")
    ) { state, _ in state.copyLink() },
    Command(
      "copy-menu", .handing, ["Y", .function(8)], ko: "복사할 것 고르기: 제목, BibTeX, Markdown…",
      en: "Choose what to copy: title, BibTeX, Markdown..."
    ) { state, _ in state.chooseCopy() },
    Command(
      "qr-code", .handing, ["Z", .control("w")], ko: "주소를 QR 코드로", en: "The address as a QR code"
    ) {
      state, _ in state.showCode()
    },
    Command(
      "note", .handing, ["e", .control("e")],
      Localized(ko: "메모 쓰기 ($VISUAL, $EDITOR)", en: "Write a note ($VISUAL, $EDITOR)")
    ) { state, _ in state.editNote() },
  ]
}
