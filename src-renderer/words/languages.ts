// Every language the window speaks, laid over its pages and over those of the relay's that
// the contract brings along. Read before any screen is: what a screen takes from a page
// when it is loaded is then in the language chosen.
import './de/pages';
import './fr/pages';
import '../../src-main/words/de/amounts';
import '../../src-main/words/de/base';
import '../../src-main/words/de/causes';
import '../../src-main/words/de/contract';
import '../../src-main/words/de/named';
import '../../src-main/words/fr/amounts';
import '../../src-main/words/fr/base';
import '../../src-main/words/fr/causes';
import '../../src-main/words/fr/contract';
import '../../src-main/words/fr/named';
