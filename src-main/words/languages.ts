// Every language the relay speaks, laid over its pages; read by whoever speaks first.
import './de/pages';
import './fr/pages';
