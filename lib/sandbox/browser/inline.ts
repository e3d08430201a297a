import { followForm } from './popup/form';
import { PaystackPop } from './popup/paystack-pop';
import { rerouteCopies } from './popup/reroute';
import { settings } from './popup/settings';

// Version 1 has no class: what works with it here must work with Paystack's own script.
const versions = { 1: { setup: PaystackPop.setup.bind(PaystackPop) }, 2: PaystackPop };
Object.assign(window, { PaystackPop: versions[settings.version] });
rerouteCopies();
if (document.currentScript instanceof HTMLScriptElement) followForm(document.currentScript);
