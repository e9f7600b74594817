import Glibc

/// A colour in Björn Ottosson's Oklab, where equal distances look about equally different.
///
/// <https://bottosson.github.io/posts/oklab/>
package struct Oklab: Sendable {
  /// From 0, black, to 1, white.
  package var lightness: Double
  /// From green, negative, to red.
  package var a: Double
  /// From blue, negative, to yellow.
  package var b: Double

  /// The colour of three channels.
  package init(red: UInt8, green: UInt8, blue: UInt8) {
    let (r, g, b) = (Oklab.linear(red), Oklab.linear(green), Oklab.linear(blue))
    let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
    a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
    self.b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
  }

  /// How much colour there is: 0 for a grey.
  package var chroma: Double { (a * a + b * b).squareRoot() }

  /// The square of the distance, which is enough to compare by.
  package func squaredDistance(to other: Oklab) -> Double {
    let (dl, da, db) = (lightness - other.lightness, a - other.a, b - other.b)
    return dl * dl + da * da + db * db
  }

  /// The light that an sRGB channel stands for.
  private static func linear(_ channel: UInt8) -> Double {
    let value = Double(channel) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}
