/** Why the server cannot be started: a sentence for the person who started it. Holds no secret. */
export class StartError extends Error {
  /** 1: something could not be read or used; 2: it was told wrongly. */
  readonly exitStatus: 1 | 2;

  constructor(sentence: string, exitStatus: 1 | 2) {
    super(sentence);
    this.name = 'StartError';
    this.exitStatus = exitStatus;
  }
}
