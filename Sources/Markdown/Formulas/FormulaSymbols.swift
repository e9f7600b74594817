/// What TeX's commands are in a line of text; nothing beyond the Basic Multilingual Plane, which
/// few fonts of terminals have.
enum FormulaSymbols {
  /// The symbol of a command, without its backslash.
  static func symbol(_ name: String) -> (text: String, kind: FormulaLine.Part)? {
    if let text = letters[name] { return (text, .letter) }
    if let text = relations[name] { return (text, .relation) }
    if let text = operations[name] { return (text, .operation) }
    if let text = bigOperators[name] { return (text, .big) }
    return functions.contains(name) ? (name, .function) : nil
  }

  private static func table(_ text: String) -> [String: String] {
    var table: [String: String] = [:]
    for pair in text.split(separator: " ") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      table[String(parts[0])] = String(parts[1])
    }
    return table
  }

  private static let letters = table(
    """
    alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ varkappa=ϰ \
    lambda=λ mu=μ nu=ν xi=ξ omicron=ο pi=π varpi=ϖ rho=ρ varrho=ϱ sigma=σ varsigma=ς tau=τ upsilon=υ phi=ϕ varphi=φ \
    chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω \
    infty=∞ partial=∂ nabla=∇ ell=ℓ hbar=ℏ Re=ℜ Im=ℑ wp=℘ aleph=ℵ beth=ℶ imath=ı jmath=ȷ emptyset=∅ varnothing=∅ \
    forall=∀ exists=∃ nexists=∄ neg=¬ lnot=¬ top=⊤ bot=⊥ angle=∠ triangle=△ square=□ Box=□ diamond=◇ Diamond=◇ star=⋆ \
    bigstar=★ dagger=† ddagger=‡ prime=′ degree=° circ=∘ bullet=∙ ldots=… dots=… cdots=⋯ dotsc=… dotsb=⋯ vdots=⋮ ddots=⋱ \
    lbrace={ rbrace=} lfloor=⌊ rfloor=⌋ lceil=⌈ rceil=⌉ langle=⟨ rangle=⟩ vert=| Vert=‖ lvert=| rvert=| lVert=‖ rVert=‖ \
    backslash=∖ checkmark=✓ pounds=£ euro=€ S=§ P=¶ copyright=© aa=å AA=Å ae=æ AE=Æ o=ø O=Ø ss=ß sharp=♯ flat=♭ natural=♮ \
    spadesuit=♠ heartsuit=♡ diamondsuit=♢ clubsuit=♣ complement=∁ eth=ð mho=℧ therefore=∴ because=∵ textdegree=° \
    lbrack=[ rbrack=] colon=: textbackslash=∖ textasciitilde=~ textgreater=> textless=< lt=< gt=> blacksquare=■ \
    triangleright=▷ triangleleft=◁ bigcirc=◯ surd=√
    """)

  private static let relations = table(
    """
    leq=≤ le=≤ geq=≥ ge=≥ neq=≠ ne=≠ ll=≪ gg=≫ approx=≈ sim=∼ simeq=≃ cong=≅ equiv=≡ propto=∝ asymp=≍ doteq=≐ \
    triangleq=≜ coloneqq=≔ coloneq=≔ eqcolon=≕ leqslant=⩽ geqslant=⩾ lesssim=≲ gtrsim=≳ prec=≺ succ=≻ preceq=≼ \
    succeq=≽ in=∈ ni=∋ notin=∉ subset=⊂ supset=⊃ subseteq=⊆ supseteq=⊇ subsetneq=⊊ nsubseteq=⊈ sqsubseteq=⊑ mid=| \
    nmid=∤ parallel=∥ perp=⊥ vdash=⊢ models=⊨ vDash=⊨ to=→ rightarrow=→ leftarrow=← gets=← leftrightarrow=↔ \
    Rightarrow=⇒ Leftarrow=⇐ Leftrightarrow=⇔ implies=⟹ impliedby=⟸ iff=⟺ longrightarrow=⟶ longleftarrow=⟵ \
    longleftrightarrow=⟷ Longrightarrow=⟹ mapsto=↦ longmapsto=⟼ hookrightarrow=↪ hookleftarrow=↩ uparrow=↑ downarrow=↓ \
    updownarrow=↕ Uparrow=⇑ Downarrow=⇓ nearrow=↗ searrow=↘ nwarrow=↖ swarrow=↙ rightharpoonup=⇀ leadsto=⇝ \
    rightsquigarrow=⇝ rightleftharpoons=⇌ rightleftarrows=⇄ twoheadrightarrow=↠ lt=< gt=> xrightarrow=→ xleftarrow=←
    """)

  private static let operations = table(
    """
    times=× cdot=· div=÷ pm=± mp=∓ ast=∗ oplus=⊕ ominus=⊖ otimes=⊗ oslash=⊘ odot=⊙ cup=∪ cap=∩ uplus=⊎ sqcup=⊔ sqcap=⊓ \
    wedge=∧ land=∧ vee=∨ lor=∨ setminus=∖ smallsetminus=∖ rtimes=⋊ ltimes=⋉ bowtie=⋈ amalg=⨿ dotplus=∔ boxtimes=⊠ \
    boxplus=⊞ circledast=⊛ circledcirc=⊚ diamond=⋄ wr=≀ intercal=⊺
    """)

  private static let bigOperators = table(
    """
    sum=∑ prod=∏ coprod=∐ int=∫ iint=∬ iiint=∭ oint=∮ bigcup=⋃ bigcap=⋂ bigoplus=⨁ bigotimes=⨂ bigwedge=⋀ bigvee=⋁ \
    biguplus=⨄ bigsqcup=⨆ bigodot=⨀
    """)

  private static let functions: Set<String> = Set(
    """
    log ln lg exp sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan min max sup inf lim limsup liminf arg \
    argmin argmax det dim ker deg gcd hom Pr mod sgn sign rank diag tr Tr vec softmax
    """.split(separator: " ").map(String.init))

  /// Letters of `\mathbb`; the others of that alphabet lie beyond the plane.
  static let doubleStruck: [Unicode.Scalar: Unicode.Scalar] = [
    "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ",
  ]
  /// Letters of `\mathcal` and `\mathscr`.
  static let script: [Unicode.Scalar: Unicode.Scalar] = [
    "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ",
    "g": "ℊ",
    "o": "ℴ",
  ]
  /// Letters of `\mathfrak`.
  static let fraktur: [Unicode.Scalar: Unicode.Scalar] = [
    "C": "ℭ", "H": "ℌ", "I": "ℑ", "R": "ℜ", "Z": "ℨ",
  ]

  /// Accents as marks that follow their letter.
  static let accents: [String: Unicode.Scalar] = [
    "hat": "\u{302}", "widehat": "\u{302}", "tilde": "\u{303}", "widetilde": "\u{303}",
    "bar": "\u{304}",
    "overline": "\u{305}", "underline": "\u{332}", "dot": "\u{307}", "ddot": "\u{308}",
    "vec": "\u{20D7}",
    "check": "\u{30C}", "breve": "\u{306}", "acute": "\u{301}", "grave": "\u{300}",
    "mathring": "\u{30A}",
    "overrightarrow": "\u{20D7}",
  ]

  static let superscripts: [Unicode.Scalar: Unicode.Scalar] = pairs(
    "0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθϕφχ⊤′∘*†‡ ",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵠᵡᵀ′°*†‡ ")
  static let subscripts: [Unicode.Scalar: Unicode.Scalar] = pairs(
    "0123456789+-=()aehijklmnoprstuvxβγρϕφχ ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵩᵪ ")

  private static func pairs(_ from: String, _ to: String) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(
      zip(from.unicodeScalars, to.unicodeScalars), uniquingKeysWith: { first, _ in first })
  }

  /// What a relation is when `\not` stands before it.
  static let negated: [String: String] = [
    "=": "≠", "∈": "∉", "⊂": "⊄", "⊆": "⊈", "≡": "≢", "∼": "≁", "≈": "≉", "<": "≮", ">": "≯",
    "∃": "∄", "≤": "≰",
    "≥": "≱",
    "→": "↛", "⇒": "⇏", "|": "∤", "∥": "∦",
  ]
}
