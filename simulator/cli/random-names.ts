const adjectives =
  'admiring adoring affectionate agitated amazing angry awesome beautiful blissful bold boring brave busy charming clever compassionate competent condescending confident cool cranky crazy dazzling determined distracted dreamy eager ecstatic elastic elated elegant eloquent epic exciting fervent festive flamboyant focused friendly frosty funny gallant gifted goofy gracious great happy hardcore heuristic hopeful hungry infallible inspiring intelligent interesting jolly jovial keen kind laughing loving lucid magical modest musing mystifying naughty nervous nice nifty nostalgic objective optimistic peaceful pedantic pensive practical priceless quirky quizzical recursing relaxed reverent romantic sad serene sharp silly sleepy stoic strange stupefied suspicious sweet tender thirsty trusting unruffled upbeat vibrant vigilant vigorous wizardly wonderful xenodochial youthful yucky zealous zen'.split(
    ' ',
  );

const surnames =
  'agnesi albattani allen almeida archimedes ardinghelli aryabhata austin babbage banach bardeen bartik bell bhabha bhaskara blackwell bohr booth borg bose boyd brahmagupta brattain brown carson chandrasekhar colden cori cray curie darwin davinci dijkstra dubinsky easley einstein elion engelbart euclid euler fermat fermi feynman franklin galileo gates goldberg goldstine goodall hamilton hawking heisenberg hodgkin hoover hopper hugle hypatia jang jennings jepsen joliot jones kalam kare keller khorana kilby kirch knuth kowalevski lalande lamarr leakey leavitt lichterman liskov lovelace lumiere mahavira mayer mccarthy mcclintock mclean mcnulty meitner mestorf mirzakhani morse newton nobel northcutt noyce panini pare pasteur payne perlman pike poincare ptolemy raman ramanujan ride ritchie roentgen rosalind saha sammet shaw shockley snyder spence swanson swartz tesla thompson torvalds turing visvesvaraya wescoff williams wilson wing wozniak wright yalow yonath'.split(
    ' ',
  );

/** A name as Docker makes one for a container; `random` gives numbers from 0 up to 1, `retry` counts collisions. */
export function randomName(random: () => number, retry = 0): string {
  const pick = (words: readonly string[]): string => words[Math.floor(random() * words.length)] ?? '';
  for (;;) {
    const name = `${pick(adjectives)}_${pick(surnames)}`;
    // Steve Wozniak is not boring.
    if (name !== 'boring_wozniak') return retry > 0 ? name + Math.floor(random() * 10) : name;
  }
}
