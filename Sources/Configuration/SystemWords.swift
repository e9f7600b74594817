import Glibc
import System

extension Words {
  /// What the system, or a module that knows no language, says of a failure, perhaps behind a name
  /// and a colon: in Korean where that is spoken, and as it is where the sentence is not known.
  package func reason(_ english: String) -> String {
    guard language == .ko else { return english }
    if let korean = Words.reasons[english] { return korean }
    guard let colon = english.lastIndex(of: ":") else { return english }
    let sentence = english[english.index(after: colon)...].drop { $0 == " " }
    return Words.reasons[String(sentence)].map { english[...colon] + " " + $0 } ?? english
  }

  private static let reasons: [String: String] = {
    var reasons = [
      "is no file": "파일이 아닙니다",
      "it is no backup that is whole": "온전한 백업이 아닙니다",
      "neither a folder nor a regular file": "폴더도 파일도 아닙니다",
    ]
    for (code, korean) in errors { reasons["\(SystemError(code))"] = korean }
    return reasons
  }()

  /// What errno(3) has for files, terminals and processes.
  private static let errors: [(Int32, String)] = [
    (EACCES, "권한이 없습니다"), (EPERM, "허용되지 않습니다"), (ENOENT, "없는 파일이나 폴더입니다"),
    (EEXIST, "이미 있습니다"), (EISDIR, "폴더입니다"), (ENOTDIR, "폴더가 아닙니다"),
    (ENOTEMPTY, "비어 있지 않은 폴더입니다"), (ELOOP, "링크가 끝없이 이어집니다"),
    (ENAMETOOLONG, "이름이 너무 깁니다"), (ENOSPC, "디스크가 찼습니다"),
    (EDQUOT, "디스크 할당량을 넘었습니다"), (EFBIG, "파일이 너무 큽니다"), (EROFS, "읽기 전용 파일 시스템입니다"),
    (EIO, "입출력 오류입니다"), (ENOMEM, "메모리가 모자랍니다"), (EMFILE, "열린 파일이 너무 많습니다"),
    (ENFILE, "시스템에 열린 파일이 너무 많습니다"), (EBUSY, "쓰이고 있습니다"), (ETXTBSY, "실행 중인 파일입니다"),
    (EAGAIN, "지금은 할 수 없습니다"), (EINTR, "중단되었습니다"), (EINVAL, "쓸 수 없는 값입니다"),
    (EBADF, "닫힌 파일입니다"), (EPIPE, "받는 쪽이 닫혔습니다"), (ENOTTY, "터미널이 아닙니다"),
    (ENXIO, "없는 장치입니다"), (ENODEV, "없는 장치입니다"), (ENOEXEC, "실행할 수 없는 형식입니다"),
    (E2BIG, "인자가 너무 깁니다"), (ENOLCK, "잠금을 더 쓸 수 없습니다"), (ENOSYS, "이 시스템에 없는 기능입니다"),
    (EOPNOTSUPP, "이곳에서는 되지 않습니다"), (ESTALE, "네트워크 파일이 바뀌었습니다"), (ETIMEDOUT, "시간이 다 되었습니다"),
    (ECONNREFUSED, "연결이 거절되었습니다"), (EHOSTUNREACH, "컴퓨터에 닿을 수 없습니다"),
    (ESRCH, "없는 프로세스입니다"), (ECHILD, "자식 프로세스가 없습니다"), (EXDEV, "다른 파일 시스템입니다"),
    (EMLINK, "링크가 너무 많습니다"), (ENODATA, "데이터가 없습니다"), (EOVERFLOW, "값이 너무 큽니다"),
  ]
}
