const print = (line: string): void => {
	process.stdout.write(`${line}\n`);
};

const indented = (text: string): string => text.replaceAll(/^/gm, '  ');

/** A suite that `.ci/run` runs as a program of its own: it prints a line a check, and at the end how many passed. */
export class Suite {
	#passed = 0;
	#failed = 0;
	#skipped = 0;

	/** Tries `check`; it fails when that throws. */
	async check(title: string, check: () => unknown): Promise<void> {
		try {
			await check();
			this.#passed += 1;
			print(`ok: ${title}`);
		} catch (error) {
			this.#failed += 1;
			const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
			print(`FAILED: ${title}\n${indented(text)}`);
		}
	}

	/** Counts a check that cannot be made here, and says why. */
	skip(title: string, reason: string): void {
		this.#skipped += 1;
		print(`skipped: ${title}: ${reason}`);
	}

	/** Says something that is no verdict. */
	tell(text: string): void {
		print(text);
	}

	/** Prints the last line and sets the exit status. */
	finish(): void {
		const skipped = this.#skipped === 0 ? '' : `, ${this.#skipped} skipped`;
		print(`${this.#passed} passed, ${this.#failed} failed${skipped}`);
		process.exitCode = this.#failed === 0 && this.#passed + this.#skipped > 0 ? 0 : 1;
	}
}
