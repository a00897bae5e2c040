/** A folder's text files: path inside it → text. */
export type Files = Readonly<Record<string, string>>;
