# A service imports thousands of modules, of which nothing is ever garbage. Python looks for some at every 2,000 new objects, and uses
# a fifth of the service's start for it.
import gc

gc.set_threshold(50_000, 20, 50)
