(() => {
	// The lowest contrast of a text that is shown to its ground (WCAG 2, 1.4.3), and which text that is.
	const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
	const rgba = color => {
		canvas.clearRect(0, 0, 1, 1);
		canvas.fillStyle = color;
		canvas.fillRect(0, 0, 1, 1);
		return [...canvas.getImageData(0, 0, 1, 1).data];
	};
	const luminance = color => {
		const [red, green, blue] = color
			.slice(0, 3)
			.map(value => value / 255)
			.map(value => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	};
	const groundOf = element => {
		for (let at = element; at !== null; at = at.parentElement) {
			const color = rgba(getComputedStyle(at).backgroundColor);
			if (color[3] === 255) {
				return color;
			}
		}

		return [255, 255, 255];
	};
	let lowest = {ratio: 21, text: ''};
	for (const element of document.querySelectorAll('body *')) {
		const text = [...element.childNodes]
			.filter(({nodeType}) => nodeType === Node.TEXT_NODE)
			.map(({textContent}) => textContent.trim())
			.join('');
		const isShown = element.checkVisibility({checkVisibilityCSS: true, checkOpacity: true});
		if (text !== '' && isShown && !element.closest('.unseen, .skip, :disabled')) {
			const levels = [rgba(getComputedStyle(element).color), groundOf(element)].map(luminance);
			const ratio = (Math.max(...levels) + 0.05) / (Math.min(...levels) + 0.05);
			lowest = ratio < lowest.ratio ? {ratio, text} : lowest;
		}
	}

	return lowest;
})();
