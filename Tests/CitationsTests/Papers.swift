import Digest

/// A paper as a digest has it.
func paper(
  _ title: String = "A Paper", url: String = "https://arxiv.org/abs/2403.19270",
  authors: String = "Jihoon Kim, Ada Brook", date: String = "2024-03-28", body: String = "- 글."
) -> Paper {
  let text = """
    ## Daily Papers (\(date))

    ### [\(title)](\(url))

    Vote: 3

    Authors: \(authors)

    \(body)
    """
  return DigestFile(name: "2024/03/28.md", bytes: Array(text.utf8)).papers[0]
}
