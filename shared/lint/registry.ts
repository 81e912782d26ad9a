import type { LintRule } from './rule';
import { a01 } from './rules/a01';
import { a03 } from './rules/a03';
import { a04 } from './rules/a04';
import { a05 } from './rules/a05';
import { a06 } from './rules/a06';
import { a07 } from './rules/a07';
import { a08 } from './rules/a08';
import { a09 } from './rules/a09';
import { a10 } from './rules/a10';
import { a11 } from './rules/a11';
import { a12 } from './rules/a12';
import { a13 } from './rules/a13';
import { a14 } from './rules/a14';
import { a15 } from './rules/a15';
import { a16 } from './rules/a16';
import { a17 } from './rules/a17';
import { a18 } from './rules/a18';
import { a19 } from './rules/a19';
import { a20 } from './rules/a20';
import { a21 } from './rules/a21';
import { a22 } from './rules/a22';
import { a23 } from './rules/a23';
import { a24 } from './rules/a24';
import { a25 } from './rules/a25';
import { a26 } from './rules/a26';
import { a27 } from './rules/a27';
import { a28 } from './rules/a28';
import { a30 } from './rules/a30';
import { a31 } from './rules/a31';
import { a32 } from './rules/a32';
import { a33 } from './rules/a33';
import { b01 } from './rules/b01';
import { b02 } from './rules/b02';
import { b03 } from './rules/b03';
import { b04 } from './rules/b04';
import { b05 } from './rules/b05';
import { b06 } from './rules/b06';
import { b07 } from './rules/b07';
import { b08 } from './rules/b08';
import { b09 } from './rules/b09';
import { b10 } from './rules/b10';
import { b11 } from './rules/b11';
import { b12 } from './rules/b12';
import { b13 } from './rules/b13';
import { b14 } from './rules/b14';
import { b15 } from './rules/b15';
import { b16 } from './rules/b16';
import { b17 } from './rules/b17';
import { b18 } from './rules/b18';
import { b19 } from './rules/b19';
import { b20 } from './rules/b20';
import { b22 } from './rules/b22';
import { b23 } from './rules/b23';
import { b24 } from './rules/b24';
import { b25 } from './rules/b25';
import { b26 } from './rules/b26';
import { b27 } from './rules/b27';
import { b28 } from './rules/b28';
import { b29 } from './rules/b29';
import { b30 } from './rules/b30';
import { b31 } from './rules/b31';
import { b32 } from './rules/b32';
import { b33 } from './rules/b33';
import { b34 } from './rules/b34';
import { b35 } from './rules/b35';
import { b36 } from './rules/b36';
import { b37 } from './rules/b37';
import { b38 } from './rules/b38';
import { b39 } from './rules/b39';
import { b40 } from './rules/b40';
import { b41 } from './rules/b41';
import { b42 } from './rules/b42';
import { b43 } from './rules/b43';
import { b44 } from './rules/b44';
import { b45 } from './rules/b45';
import { b46 } from './rules/b46';
import { b47 } from './rules/b47';
import { b48 } from './rules/b48';
import { b49 } from './rules/b49';
import { b50 } from './rules/b50';
import { b51 } from './rules/b51';
import { b52 } from './rules/b52';
import { b54 } from './rules/b54';
import { b55 } from './rules/b55';
import { b57 } from './rules/b57';
import { c01 } from './rules/c01';
import { c02 } from './rules/c02';
import { c03 } from './rules/c03';
import { c04 } from './rules/c04';
import { c05 } from './rules/c05';
import { c06 } from './rules/c06';
import { c07 } from './rules/c07';
import { c08 } from './rules/c08';
import { c09 } from './rules/c09';
import { c11 } from './rules/c11';
import { c12 } from './rules/c12';
import { c13 } from './rules/c13';
import { d01 } from './rules/d01';
import { d02 } from './rules/d02';
import { d04 } from './rules/d04';
import { d05 } from './rules/d05';
import { d06 } from './rules/d06';
import { d07 } from './rules/d07';
import { d08 } from './rules/d08';
import { d09 } from './rules/d09';
import { d10 } from './rules/d10';
import { d11 } from './rules/d11';
import { d12 } from './rules/d12';
import { d13 } from './rules/d13';
import { d14 } from './rules/d14';
import { d15 } from './rules/d15';
import { d16 } from './rules/d16';
import { d17 } from './rules/d17';
import { d18 } from './rules/d18';
import { e01 } from './rules/e01';
import { e02 } from './rules/e02';
import { e03 } from './rules/e03';
import { e04 } from './rules/e04';
import { e05 } from './rules/e05';
import { e06 } from './rules/e06';
import { e07 } from './rules/e07';
import { e08 } from './rules/e08';
import { e09 } from './rules/e09';
import { e10 } from './rules/e10';
import { e11 } from './rules/e11';
import { e12 } from './rules/e12';
import { e13 } from './rules/e13';
import { e14 } from './rules/e14';
import { e15 } from './rules/e15';
import { e17 } from './rules/e17';
import { e18 } from './rules/e18';
import { e19 } from './rules/e19';
import { e20 } from './rules/e20';
import { e21 } from './rules/e21';
import { e22 } from './rules/e22';
import { e23 } from './rules/e23';
import { s01 } from './rules/s01';
import { s02 } from './rules/s02';
import { s03 } from './rules/s03';

/** Every rule, by id. */
export const lintRules: readonly LintRule[] = [
  a01,
  a03,
  a04,
  a05,
  a06,
  a07,
  a08,
  a09,
  a10,
  a11,
  a12,
  a13,
  a14,
  a15,
  a16,
  a17,
  a18,
  a19,
  a20,
  a21,
  a22,
  a23,
  a24,
  a25,
  a26,
  a27,
  a28,
  a30,
  a31,
  a32,
  a33,
  b01,
  b02,
  b03,
  b04,
  b05,
  b06,
  b07,
  b08,
  b09,
  b10,
  b11,
  b12,
  b13,
  b14,
  b15,
  b16,
  b17,
  b18,
  b19,
  b20,
  b22,
  b23,
  b24,
  b25,
  b26,
  b27,
  b28,
  b29,
  b30,
  b31,
  b32,
  b33,
  b34,
  b35,
  b36,
  b37,
  b38,
  b39,
  b40,
  b41,
  b42,
  b43,
  b44,
  b45,
  b46,
  b47,
  b48,
  b49,
  b50,
  b51,
  b52,
  b54,
  b55,
  b57,
  c01,
  c02,
  c03,
  c04,
  c05,
  c06,
  c07,
  c08,
  c09,
  c11,
  c12,
  c13,
  d01,
  d02,
  d04,
  d05,
  d06,
  d07,
  d08,
  d09,
  d10,
  d11,
  d12,
  d13,
  d14,
  d15,
  d16,
  d17,
  d18,
  e01,
  e02,
  e03,
  e04,
  e05,
  e06,
  e07,
  e08,
  e09,
  e10,
  e11,
  e12,
  e13,
  e14,
  e15,
  e17,
  e18,
  e19,
  e20,
  e21,
  e22,
  e23,
  s01,
  s02,
  s03,
];
