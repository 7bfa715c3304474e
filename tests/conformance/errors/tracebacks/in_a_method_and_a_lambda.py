class Robot:
    def __init__(self, action):
        self.action = action

    def run(self):
        return self.action(self)


Robot(lambda robot: robot.fly()).run()
