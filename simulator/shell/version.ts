export const bashVersion = {
  text: '5.2.37(1)-release',
  info: ['5', '2', '37', '1', 'release', 'x86_64-pc-linux-gnu'],
} as const;
