/** The character devices of the machine that are connections: those of its monitors. */
export class Chardevs {
	readonly #cuts = new Map<string, () => void>();

	/** Labels as query-chardev knows them, the latest first. */
	get labels(): readonly string[] {
		return [...this.#cuts.keys()].reverse();
	}

	/** Adds a device; `cut` ends its connection by force. */
	add(label: string, cut: () => void): void {
		this.#cuts.set(label, cut);
	}

	cut(label: string): void {
		this.#cuts.get(label)?.();
	}
}
