/// Formulas as abstracts and summaries have them, written for this test: what stands between the
/// dollars.
let formulaCorpus: [String] = ##"""
  x
  n
  N
  k
  \alpha
  \beta
  \epsilon
  \varepsilon
  \lambda
  \sigma
  \theta
  \pi_\theta
  \pi_{\theta}
  \theta_{t+1}
  \mathrm{softmax}(QK^\top/\sqrt{d_k})V
  \text{softmax}\left(\frac{QK^T}{\sqrt{d_k}}\right)V
  O(n)
  O(n^2)
  O(n \log n)
  \mathcal{O}(n^2)
  \mathcal{O}(n\log n)
  \mathcal{O}(\sqrt{T})
  \tilde{O}(1/\epsilon^2)
  \widetilde{\mathcal{O}}(\sqrt{dT})
  \Omega(\log n)
  \Theta(n)
  2\times
  10\times
  3.5\times
  \sim 20
  \sim 3\times
  \approx 90\%
  \geq 5
  \leq 10^{-3}
  \pm 0.5
  10^{-4}
  10^6
  2^{16}
  e^{-x}
  e^{i\pi}
  \mathbb{R}^n
  \mathbb{R}^{n\times d}
  x \in \mathbb{R}^d
  x\in\mathcal{X}
  f: X \to Y
  f:\mathbb{R}^n\rightarrow\mathbb{R}
  \mathbb{E}[X]
  \mathbb{E}_{x\sim p}[f(x)]
  \mathbb{E}_{q(z|x)}\left[\log p(x|z)\right]
  \mathbb{P}(X > t)
  p(x|z)
  p_\theta(x_{t-1}|x_t)
  q(x_t \mid x_{t-1})
  D_{KL}(p\|q)
  D_{\mathrm{KL}}(p \,\|\, q)
  \mathrm{KL}(p || q)
  \mathcal{L}
  \mathcal{L}_{\text{CE}}
  \mathcal{L}(\theta)
  \mathcal{L}_{total} = \mathcal{L}_1 + \lambda \mathcal{L}_2
  \mathcal{N}(0, I)
  \mathcal{N}(\mu, \sigma^2)
  \nabla_\theta J(\theta)
  \nabla_x \log p(x)
  \partial f / \partial x
  \frac{\partial L}{\partial w}
  \frac{1}{2}
  \frac{1}{n}
  \frac{a+b}{c}
  \dfrac{n(n+1)}{2}
  \tfrac12
  1/\sqrt{N}
  \sqrt{2}
  \sqrt[3]{x}
  \sum_{i=1}^n x_i
  \sum_{i=1}^{N} \log p(x_i)
  \frac{1}{N}\sum_{i=1}^{N}(y_i-\hat{y}_i)^2
  \prod_{t=1}^T p(x_t|x_{<t})
  \int_0^1 f(x)\,dx
  \max_a Q(s,a)
  \arg\max_a Q(s,a)
  \operatorname{argmin}_\theta L(\theta)
  \min_{\theta}\max_{\phi} V(\theta,\phi)
  \operatorname*{arg\,max}_{y} p(y|x)
  \ell_1
  \ell_2
  \ell_\infty
  L_2
  L^p
  \|x\|_2
  \|x\|_2^2
  \lVert w \rVert
  |x|
  |\mathcal{D}|
  \left|A\right|
  \lfloor n/2 \rfloor
  \lceil \log_2 n \rceil
  \langle x, y\rangle
  \{0,1\}^n
  \{x_i\}_{i=1}^n
  (x, y)
  (\epsilon, \delta)
  \epsilon
  \delta
  \gamma = 0.99
  \alpha = 0.05
  \beta_1 = 0.9
  \eta = 10^{-3}
  k=5
  n=3
  p<0.05
  p < 0.001
  r = 0.87
  R^2 = 0.93
  t \to \infty
  n \rightarrow \infty
  x \mapsto f(x)
  A \Rightarrow B
  \hat{x}
  \hat{x}_0
  \hat{\theta}
  \bar{x}
  \bar{\alpha}_t
  \tilde{x}
  \vec{v}
  \dot{x}
  \overline{AB}
  \mathbf{x}
  \mathbf{W}_q
  \mathbf{x}^{(i)}
  \boldsymbol{\mu}
  \boldsymbol\theta
  \bm{\Sigma}
  x^*
  x^\star
  \pi^*
  Q^*(s,a)
  V^\pi(s)
  A^{-1}
  A^\top
  W^T
  X^{\top}X
  H_2O
  CO_2
  90^\circ
  360^{\circ}
  45°
  f'(x)
  f''
  x'
  y_w \succ y_l
  r(x, y_w) - r(x, y_l)
  \beta \log \frac{\pi_\theta(y|x)}{\pi_{ref}(y|x)}
  \sigma(\beta(r_w - r_l))
  \exp(-\beta E)
  \log_2 N
  \ln 2
  \sin(\omega t)
  \cos\theta
  \tanh(x)
  \det(A)
  \dim V
  \mathrm{rank}(A)
  \mathrm{Tr}(AB)
  \operatorname{diag}(\lambda)
  \mathrm{SO}(3)
  SE(3)
  \mathfrak{so}(3)
  \mathbb{Z}_2
  \mathbb{N}
  \mathbb{C}^n
  \mathbb{Q}
  \emptyset
  A \cup B
  A \cap B
  A \subseteq B
  A \setminus B
  x \notin S
  x \not\in S
  \forall x \in X
  \exists y
  \neg p
  p \land q
  p \lor q
  p \implies q
  p \iff q
  a \equiv b \pmod{n}
  a \bmod b
  a \propto b
  a \ll b
  a \gg b
  a \neq b
  a \approx b
  a \cdot b
  a \times b
  a \otimes b
  a \oplus b
  a \odot b
  a \circ b
  f \circ g
  g \ast h
  \infty
  \cdots
  x_1, \ldots, x_n
  x_1,x_2,\dots,x_n
  \binom{n}{k}
  \underbrace{a+b}_{c}
  \overbrace{x}^{n}
  \overset{def}{=}
  \stackrel{d}{=}
  \underset{x}{\min}
  \xrightarrow{k}
  \text{if } x > 0
  \text{for all } n
  x_{\text{max}}
  x_{\max}
  T_{\mathrm{train}}
  N_{params}
  d_{model}
  d_k
  d_{\text{model}}
  h_t
  h_{t-1}
  c_t = f_t \odot c_{t-1} + i_t \odot \tilde{c}_t
  y = Wx + b
  y = \mathrm{ReLU}(Wx+b)
  \mathrm{FFN}(x)
  \texttt{[CLS]}
  \textit{n}-gram
  \textbf{Q}
  \textsc{Model}
  k\text{-NN}
  \chi^2
  \Delta t
  \Delta E
  \Phi
  \Psi
  \phi(x)
  \psi
  \xi
  \zeta
  \tau
  \kappa
  \rho
  \mu m
  \mu\text{s}
  \omega
  \Gamma
  \Lambda
  \hbar
  \aleph_0
  \Re(z)
  \Im(z)
  z = a + bi
  e^{-\lambda t}
  e^{-\frac{x^2}{2}}
  x^{2n}
  x^{n+1}
  x_{i,j}
  x_{ij}
  a_{i}^{j}
  x_i^2
  {x}^{2}
  2^n
  2^{n-1}
  n!
  \sqrt{a^2+b^2}
  \left(\frac{a}{b}\right)^n
  \left[0, 1\right]
  [0,1)
  [-1, 1]
  (0, \infty)
  \big(a+b\big)
  \Big[x\Big]
  \mathcal{D} = \{(x_i, y_i)\}_{i=1}^N
  \mathcal{M}
  \mathcal{S} \times \mathcal{A}
  \mathcal{G} = (V, E)
  G=(V,E)
  \mathscr{F}
  \mathcal{H}_K
  \mathcal{R}(\theta)
  I(X;Y)
  H(X|Y)
  P(A|B) = \frac{P(B|A)P(A)}{P(B)}
  \mathrm{Pr}[A]
  \Pr(A)
  \mathrm{Var}(X)
  \mathrm{Cov}(X,Y)
  \sigma^2
  \sigma_{\min}(A)
  \lambda_{\max}
  \lambda_1 \geq \lambda_2
  a \geq b
  a \leq b
  a \lesssim b
  a \gtrsim b
  x \sim \mathcal{U}(0,1)
  x \perp y
  x \parallel y
  \rightarrow
  \uparrow
  \downarrow
  \checkmark
  \star
  \dagger
  ^\dagger
  ^*
  _2
  ^{2}
  1\text{st}
  5^{th}
  99.9\%
  1.58
  x0
  \$5
  \#1
  a\_b
  \ell_{2,1}
  \mathbf{1}
  \mathbb{1}[x > 0]
  \mathds{1}
  \lim_{n\to\infty} a_n
  \sup_{x} |f(x)|
  \inf_{y}
  \liminf
  \bigcup_{i} A_i
  \bigotimes_{i=1}^n
  \oint
  \iint
  \nabla \cdot F
  \nabla^2 u
  \Box
  \triangle ABC
  \angle ABC
  \therefore
  \mathbf{A}\mathbf{x} = \mathbf{b}
  \mathbf{K}^{-1}\mathbf{y}
  (1-\alpha_t)
  \sqrt{\bar{\alpha}_t}x_0 + \sqrt{1-\bar{\alpha}_t}\epsilon
  \epsilon_\theta(x_t, t)
  \mathrm{d}x = f(x,t)\mathrm{d}t + g(t)\mathrm{d}w
  \frac{dx}{dt} = v(x,t)
  \alpha\text{-divergence}
  \mathcal{W}_2
  \mathcal{F}
  \varphi
  \vartheta
  \varrho
  \epsilon\text{-greedy}
  \sim\!\!20
  \hspace{1mm} x
  x \; y
  x \quad y
  a~b
  \lt 5
  5 \gt 3
  \begin{pmatrix} a & b \\ c & d \end{pmatrix}
  \begin{cases} 1 & x>0 \\ 0 & x\leq 0 \end{cases}
  """##.split(separator: "\n").map { String($0) }

/// What is not shown, because no line of text can hold it: matrices and cases.
let formulasOfTwoDimensions = ["\\begin{pmatrix}", "\\begin{cases}"]
