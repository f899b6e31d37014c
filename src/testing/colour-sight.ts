/** A colour as red, green and blue in linear light, 0 to 1. */
type Light = readonly [number, number, number];

export const COLOUR_SIGHTS = ['usual', 'deuteranope', 'protanope', 'tritanope'] as const;
export type ColourSight = (typeof COLOUR_SIGHTS)[number];

/** What reaches each kind of eye, in linear light: Machado, Oliveira and Fernandes 2009, severity 1. */
const SIGHTS: Readonly<Record<ColourSight, readonly Light[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranope: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanope: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  tritanope: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Returns how far apart two colours (`#rrggbb`) are to a kind of eye: the distance in OKLab (Ottosson 2020), times 100. */
export function colourDistance(a: string, b: string, sight: ColourSight): number {
  const [one, other] = [a, b].map((colour) => okLab(seenBy(sight, lightOf(colour))));
  return 100 * Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

/** Returns the contrast ratio of WCAG 2.2 between two colours (`#rrggbb`), 1 to 21. */
export function contrastRatio(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

/** Returns how light a colour (`#rrggbb`) looks: OKLab's L, 0 to 1. */
export function lightness(colour: string): number {
  return okLab(lightOf(colour))[0];
}

function luminance(colour: string): number {
  return dot([0.2126, 0.7152, 0.0722], lightOf(colour));
}

function lightOf(colour: string): Light {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  return [red, green, blue];
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function seenBy(sight: ColourSight, light: Light): Light {
  const [red, green, blue] = SIGHTS[sight].map((row) => Math.min(1, Math.max(0, dot(row, light))));
  return [red, green, blue];
}

function okLab(light: Light): Light {
  const [l, m, s] = LMS.map((row) => Math.cbrt(dot(row, light)));
  const [lightness, a, b] = LAB.map((row) => dot(row, [l, m, s]));
  return [lightness, a, b];
}

const LMS: readonly Light[] = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];
const LAB: readonly Light[] = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

function dot([a, b, c]: Light, [x, y, z]: Light): number {
  return a * x + b * y + c * z;
}
