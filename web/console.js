import {ask, follow} from './api.js';
import {byId, say} from './dom.js';
import {showMachines} from './machines.js';
import {openPanels} from './panels.js';
import {Timeline} from './timeline.js';

// How often to look at the machines when nothing tells that they have changed, and how long to wait when something does.
const POLL_MS = 2000;
const SETTLE_MS = 120;

let machines = [];
let total = 0;
let chosen = 'all';
let timer;
let isOn = false;

const timeline = new Timeline();

const targeted = () =>
	chosen === 'all' ? machines : machines.filter(({index}) => String(index) === chosen);

const render = () => {
	showMachines({machines, total, chosen, choose, refresh});
	const [one] = targeted();
	byId('target').textContent =
		chosen === 'all' ? (total === 1 ? 'the machine' : 'all machines') : (one?.name ?? '');
	timeline.show(chosen, total > 1);
	panels.update(targeted());
};

const load = async () => {
	try {
		const answer = await ask('GET', '/v1/machines');
		({machines, total} = answer);
		byId('seed').textContent = answer.seed;
		if (total === 1) {
			chosen = String(machines[0].index);
		}

		render();
	} catch (error) {
		if (isOn) {
			say(error.message, true);
		}
	}

	schedule(POLL_MS);
};

const schedule = ms => {
	clearTimeout(timer);
	timer = setTimeout(load, ms);
};

const refresh = () => schedule(0);

const choose = machine => {
	chosen = machine;
	render();
};

const panels = openPanels({
	target: () => chosen,
	refresh,
});

byId('machine-filter').addEventListener('input', render);

let isDue = false;
const refreshSoon = () => {
	if (!isDue) {
		isDue = true;
		setTimeout(() => {
			isDue = false;
			refresh();
		}, SETTLE_MS);
	}
};

void load();
void follow({
	onEntry(entry, kind) {
		timeline.add(kind === 'lost' ? {...entry, kind} : entry);
		refreshSoon();
	},
	onLink(isLinked) {
		isOn = isLinked;
		byId('link').dataset.state = isLinked ? 'on' : 'off';
		byId('link-text').textContent = isLinked ? 'live' : 'the mock does not answer';
		refreshSoon();
	},
});
