import {define} from './domain.ts';
import {eventually, type PrivateLibvirtd} from './private-libvirtd.ts';

/** A domain that is never started: a change of its description is told behind all that happened before. */
const SENTINEL = 'sentinel';
const TOLD_MS_MAX = 10_000;

/** Listens to all that a libvirtd tells of its domains. */
export class Watch {
	readonly #libvirtd: PrivateLibvirtd;
	readonly #events: ReturnType<PrivateLibvirtd['follow']>;

	private constructor(libvirtd: PrivateLibvirtd) {
		this.#libvirtd = libvirtd;
		this.#events = libvirtd.follow('event', '--all', '--loop');
	}

	/** Begins to listen; resolves once it hears. */
	static async begin(libvirtd: PrivateLibvirtd): Promise<Watch> {
		define(libvirtd, {name: SENTINEL, kind: 'mock', isSmall: true});
		const watch = new Watch(libvirtd);
		await eventually(() => {
			watch.#change();
			return watch.#changes > 0;
		}, TOLD_MS_MAX);
		return watch;
	}

	/** Hears all that has happened until now; gives how much that was. */
	async catchUp(): Promise<number> {
		const before = this.#changes;
		this.#change();
		await eventually(() => this.#changes > before, TOLD_MS_MAX);
		return this.#events.lines().length;
	}

	/** What it was told of a domain since it had heard so much, without the figures. */
	async toldSince(mark: number, domain: string): Promise<readonly string[]> {
		await this.catchUp();
		return this.#events
			.lines()
			.slice(mark)
			.filter(line => line.includes(` for domain '${domain}'`));
	}

	end(): void {
		this.#events.end();
	}

	#change(): void {
		this.#libvirtd.virsh('desc', SENTINEL, '--config', `changed ${performance.now()}`);
	}

	get #changes(): number {
		return this.#events.lines().filter(line => line.includes(`'${SENTINEL}'`)).length;
	}
}
